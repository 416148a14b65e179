export default {
  compatibilityDate: '2026-11-01',
  app: { head: { title: 'A site with Nuxt', link: [{ rel: 'icon', href: 'data:,' }] } },
};
