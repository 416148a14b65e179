// Constants that the element shares with the library: limits, colour roles, fonts, messages, characters. Written by
// `BLESS=1 cargo test --test constants` from `src/library/constants.rs`.

export const MAX_STORY = 8388608;
export const ROLES = ["background", "text", "muted", "border", "grid", "surface", "side-1", "side-2", "side-3", "side-4", "side-5", "side-6"];
export const FAMILY = "Helvetica, Arial, \"Liberation Sans\", Arimo, Roboto, sans-serif";
export const INVISIBLE = /[\p{Cc}\p{DI}\ufff9-\ufffb\ufffe\uffff]/u;
export const SPACE = /\p{space}/u;
export const ACCENT = /[\u0300-\u036f]/u;
export const FALLBACK_MESSAGES = {__proto__:null,ar:["الرسم التفاعلي غير متاح هنا. ما يعرضه مذكور أدناه.", "إعادة المحاولة", "ما زال الرسم التفاعلي قيد التحميل."],de:["Die interaktive Grafik ist hier nicht verfügbar. Was sie zeigt, steht unten.", "Noch einmal versuchen", "Die interaktive Grafik wird noch geladen."],en:["The interactive graphic is not available. Its content is shown below.", "Try again", "The interactive graphic is still loading."],es:["El gráfico interactivo no está disponible aquí. Lo que muestra figura abajo.", "Reintentar", "El gráfico interactivo aún se está cargando."],fr:["Le graphique interactif n’est pas disponible ici. Ce qu’il montre figure ci-dessous.", "Réessayer", "Le graphique interactif est encore en cours de chargement."],pl:["Interaktywna grafika nie jest tu dostępna. To, co pokazuje, znajduje się poniżej.", "Spróbuj ponownie", "Interaktywna grafika wciąż się wczytuje."],tr:["Etkileşimli grafik burada kullanılamıyor. Gösterdikleri aşağıda yer alıyor.", "Yeniden dene", "Etkileşimli grafik hâlâ yükleniyor."],uk:["Інтерактивна графіка тут недоступна. Те, що вона показує, подано нижче.", "Спробувати ще раз", "Інтерактивна графіка ще завантажується."]};
