<?php
/**
 * The address of a graphic's page, alone on a line of a post, becomes a frame of that page. `infographic render --url` wrote
 * the page with its `oembed.json` beside it.
 *
 * For a host that it does not know, WordPress keeps a frame only with its own sandbox and height messages. The hosts of the
 * settings are trusted to be framed, but not with HTML: the frame is made here, from the numbers and the title of the answer.
 *
 * @package Article_Infographic
 */

namespace Article_Infographic;

defined( 'ABSPATH' ) || exit;

add_action( 'init', __NAMESPACE__ . '\add_providers' );
add_filter( 'oembed_fetch_url', __NAMESPACE__ . '\answer_address', 10, 2 );
add_filter( 'oembed_dataparse', __NAMESPACE__ . '\frame', 20, 3 );
add_filter( 'embed_oembed_html', __NAMESPACE__ . '\enqueue_frames' );

/** What the frame may do, as docs/embedding.md describes it. */
const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads';
/** The greatest height of a frame, in CSS pixels: the one of host.js. */
const MAX_HEIGHT = 20000;

/** Registers the hosts of the settings. */
function add_providers() {
	foreach ( settings()['hosts'] as $folder ) {
		wp_oembed_add_provider( $folder . '*', $folder . 'oembed.json' );
	}
}

/**
 * The folder of a graphic's page.
 *
 * @param string $url The address of the page: `FOLDER/page.html`, or the folder itself.
 * @return string|null `null` if it is not below a host of the settings.
 */
function page_folder( $url ) {
	$url = strtok( $url, '?#' );
	foreach ( settings()['hosts'] as $folder ) {
		if ( 0 === strpos( $url, $folder ) && false === strpos( $url, '/../' ) ) {
			return substr( $url, 0, strrpos( $url, '/' ) + 1 );
		}
	}
	return null;
}

/**
 * The answers are files, each beside its page.
 *
 * @param string $address The address that WordPress would request.
 * @param string $url     The address of the page.
 * @return string
 */
function answer_address( $address, $url ) {
	$folder = page_folder( $url );
	return null === $folder ? $address : $folder . 'oembed.json';
}

/**
 * The frame of a page.
 *
 * @param string|false $html What WordPress made of the answer.
 * @param object       $data The answer.
 * @param string       $url  The address of the page.
 * @return string|false
 */
function frame( $html, $data, $url ) {
	$folder = page_folder( $url );
	if ( null === $folder ) {
		return $html;
	}
	$height = isset( $data->height ) && is_numeric( $data->height ) ? (int) $data->height : 0;
	if ( $height < 1 || $height > MAX_HEIGHT || empty( $data->title ) || ! is_string( $data->title ) ) {
		return false;
	}
	return sprintf(
		'<iframe data-infographic title="%s" src="%s" width="100%%" height="%d" loading="lazy" sandbox="%s" allow="clipboard-write; web-share" frameborder="0"></iframe>',
		esc_attr( $data->title ),
		esc_url( $folder . 'page.html' ),
		$height,
		esc_attr( SANDBOX )
	);
}

/**
 * A page with a frame gets the script that gives it its height.
 *
 * @param string|false $html The HTML of an embedded page.
 * @return string|false
 */
function enqueue_frames( $html ) {
	$files = widget_files();
	if ( is_string( $html ) && false !== strpos( $html, '<iframe data-infographic' ) && ! is_wp_error( $files ) ) {
		wp_enqueue_script( HANDLE . '-frames', $files['frames'], array(), null, true ); // phpcs:ignore WordPress.WP.EnqueuedResourceParameters
	}
	return $html;
}
