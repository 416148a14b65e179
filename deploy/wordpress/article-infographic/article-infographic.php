<?php
/**
 * Plugin Name:       Article Infographic
 * Description:       Puts published infographics into posts, as a block or as [infographic story="flood"].
 * Version:           0.1.0
 * Requires at least: 6.0
 * Requires PHP:      7.4
 * License:           MIT or Apache-2.0
 * Text Domain:       article-infographic
 *
 * An author names a story; the plugin reads the files that `infographic render` wrote for it, checks them, and keeps the
 * static figure with the post. No HTML of the author is involved, so authors need no `unfiltered_html`.
 *
 * @package Article_Infographic
 */

namespace Article_Infographic;

defined( 'ABSPATH' ) || exit;

/** The option with the settings. */
const OPTION = 'article_infographic';
/** The option with the hashes of the widget's files, by the address of their folder. */
const HASHES = 'article_infographic_hashes';
/** Post meta: the figures of a post. The underscore keeps it out of the reach of authors. */
const FIGURES = '_article_infographic';
/** Attachment meta: the SHA-256 of a picture that was copied into the media library. */
const PICTURE = '_article_infographic_picture';
/** The hourly event that reads the stories again. */
const REFRESH = 'article_infographic_refresh';

require __DIR__ . '/includes/settings.php';
require __DIR__ . '/includes/source.php';
require __DIR__ . '/includes/references.php';
require __DIR__ . '/includes/figures.php';
require __DIR__ . '/includes/pictures.php';
require __DIR__ . '/includes/output.php';
require __DIR__ . '/includes/oembed.php';

register_activation_hook(
	__FILE__,
	static function () {
		if ( ! wp_next_scheduled( REFRESH ) ) {
			wp_schedule_event( time() + HOUR_IN_SECONDS, 'hourly', REFRESH );
		}
	}
);
register_deactivation_hook(
	__FILE__,
	static function () {
		wp_clear_scheduled_hook( REFRESH );
	}
);
