<?php
/**
 * The scripts of WordPress that index.js uses.
 *
 * @package Article_Infographic
 */

return array(
	'dependencies' => array( 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-i18n', 'wp-server-side-render' ),
	'version'      => '0.1.0',
);
