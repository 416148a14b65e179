// What is said in place of the picture, where the core, which knows all other words, may be what is missing. The page's own
// figure stands right below.

const WORDS = {
  ar: ['الرسم التفاعلي غير متاح هنا. ما يعرضه مذكور أدناه.', 'إعادة المحاولة'],
  de: ['Die interaktive Grafik ist hier nicht verfügbar. Was sie zeigt, steht unten.', 'Noch einmal versuchen'],
  en: ['The interactive graphic is not available here. What it shows stands below.', 'Try again'],
  es: ['El gráfico interactivo no está disponible aquí. Lo que muestra figura abajo.', 'Reintentar'],
  fr: ['Le graphique interactif n’est pas disponible ici. Ce qu’il montre figure ci-dessous.', 'Réessayer'],
  pl: ['Interaktywna grafika nie jest tu dostępna. To, co pokazuje, znajduje się poniżej.', 'Spróbuj ponownie'],
  tr: ['Etkileşimli grafik burada kullanılamıyor. Gösterdikleri aşağıda yer alıyor.', 'Yeniden dene'],
  uk: ['Інтерактивна графіка тут недоступна. Те, що вона показує, подано нижче.', 'Спробувати ще раз'],
};

/** The line, and the button to try again, in the language of the element or of the page around it. */
export function plainWords(host) {
  const language = host.closest('[lang]')?.lang.split('-')[0].toLowerCase();
  return WORDS[language] ?? WORDS.en;
}
