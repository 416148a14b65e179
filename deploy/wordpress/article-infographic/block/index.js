// The block in the editor: a form in the sidebar, and the figure as the server renders it. Nothing is saved but attributes.
(function ({ blocks, blockEditor, components, element, i18n, serverSideRender: ServerSideRender }) {
  const { createElement, Fragment } = element;
  const { __ } = i18n;
  const NAME = 'article-infographic/infographic';

  const option = (value, label) => ({ value, label });

  function Edit({ attributes, setAttributes }) {
    const field = (Control, name, label, more) =>
      createElement(Control, {
        key: name,
        label,
        value: attributes[name],
        onChange: (value) => setAttributes({ [name]: value.trim() }),
        ...more,
      });
    const story = (more) =>
      field(components.TextControl, 'story', __('Story', 'article-infographic'), {
        help: __('The name of its folder, such as flood', 'article-infographic'),
        ...more,
      });
    const sidebar = createElement(
      blockEditor.InspectorControls,
      null,
      createElement(
        components.PanelBody,
        { title: __('Infographic', 'article-infographic') },
        story(),
        field(components.TextControl, 'chart', __('Chart', 'article-infographic'), {
          help: __('The id of one chart; empty for all', 'article-infographic'),
        }),
        field(components.SelectControl, 'steps', __('Steps', 'article-infographic'), {
          options: [
            option('', __('Buttons', 'article-infographic')),
            option('scroll', __('Follow the scrolling', 'article-infographic')),
          ],
        }),
        field(components.SelectControl, 'theme', __('Colours', 'article-infographic'), {
          options: [
            option('', __('As the page', 'article-infographic')),
            option('light', __('Light', 'article-infographic')),
            option('dark', __('Dark', 'article-infographic')),
          ],
        }),
      ),
    );
    const body = attributes.story
      ? createElement(
          components.Disabled,
          null,
          createElement(ServerSideRender, {
            block: NAME,
            attributes,
            urlQueryArgs: { post_id: wp.data.select('core/editor')?.getCurrentPostId() },
          }),
        )
      : createElement(
          components.Placeholder,
          { icon: 'chart-bar', label: __('Infographic', 'article-infographic') },
          story(),
        );
    return createElement(Fragment, null, sidebar, createElement('div', blockEditor.useBlockProps(), body));
  }

  blocks.registerBlockType(NAME, { edit: Edit, save: () => null });
})(window.wp);
