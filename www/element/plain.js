// What is said in place of the picture, where the core, which knows all other words, may be what is missing. The page's own
// figure stands right below.

/** For each language that there is no picture, the button to try again, and that the picture takes its time. */
const WORDS = {
  __proto__: null,
  ar: ['الرسم التفاعلي غير متاح هنا. ما يعرضه مذكور أدناه.', 'إعادة المحاولة', 'ما زال الرسم التفاعلي قيد التحميل.'],
  de: ['Die interaktive Grafik ist hier nicht verfügbar. Was sie zeigt, steht unten.', 'Noch einmal versuchen', 'Die interaktive Grafik wird noch geladen.'],
  en: ['The interactive graphic is not available here. What it shows stands below.', 'Try again', 'The interactive graphic is still loading.'],
  es: ['El gráfico interactivo no está disponible aquí. Lo que muestra figura abajo.', 'Reintentar', 'El gráfico interactivo aún se está cargando.'],
  fr: ['Le graphique interactif n’est pas disponible ici. Ce qu’il montre figure ci-dessous.', 'Réessayer', 'Le graphique interactif est encore en cours de chargement.'],
  pl: ['Interaktywna grafika nie jest tu dostępna. To, co pokazuje, znajduje się poniżej.', 'Spróbuj ponownie', 'Interaktywna grafika wciąż się wczytuje.'],
  tr: ['Etkileşimli grafik burada kullanılamıyor. Gösterdikleri aşağıda yer alıyor.', 'Yeniden dene', 'Etkileşimli grafik hâlâ yükleniyor.'],
  uk: ['Інтерактивна графіка тут недоступна. Те, що вона показує, подано нижче.', 'Спробувати ще раз', 'Інтерактивна графіка ще завантажується.'],
};

/** These lines in the language of the element or of the page around it. */
export function plainWords(host) {
  const language = host.closest('[lang]:not([lang=""])')?.lang.trim().split('-')[0].toLowerCase();
  return WORDS[language] ?? WORDS.en;
}
