// As the console does: after two frames the page has been painted.
addEventListener('load', () => {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      document.title = 'painted'
    }),
  )
})
