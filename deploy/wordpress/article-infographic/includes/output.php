<?php
/**
 * What readers get: the element with its figure in posts, pictures in feeds, the script and the style sheet once.
 *
 * @package Article_Infographic
 */

namespace Article_Infographic;

use WP_Error;
use WP_Post;

defined( 'ABSPATH' ) || exit;

/** The handle of script and style sheet. */
const HANDLE = 'article-infographic';

add_action( 'init', __NAMESPACE__ . '\add_block_and_shortcode' );
add_action( 'wp_enqueue_scripts', __NAMESPACE__ . '\enqueue_for_posts' );
add_action( 'enqueue_block_editor_assets', __NAMESPACE__ . '\enqueue_style' );
add_filter( 'script_loader_tag', __NAMESPACE__ . '\script_tag', 10, 2 );
add_filter( 'style_loader_tag', __NAMESPACE__ . '\style_tag', 10, 2 );
add_filter( 'no_texturize_tags', __NAMESPACE__ . '\leave_words_alone' );

/** Registers the block and the shortcode, which do the same. */
function add_block_and_shortcode() {
	load_plugin_textdomain( 'article-infographic', false, basename( dirname( __DIR__ ) ) . '/languages' );
	$block = register_block_type( dirname( __DIR__ ) . '/block', array( 'render_callback' => __NAMESPACE__ . '\render' ) );
	if ( $block && $block->editor_script_handles ) {
		wp_set_script_translations( $block->editor_script_handles[0], 'article-infographic' );
	}
	add_shortcode( SHORTCODE, __NAMESPACE__ . '\render' );
}

/**
 * Typographic quotes are for what authors write. The words of a figure stand as they were checked.
 *
 * @param string[] $elements The names of elements.
 * @return string[]
 */
function leave_words_alone( $elements ) {
	$elements[] = 'article-infographic';
	return $elements;
}

/**
 * The HTML of a graphic.
 *
 * @param mixed $attributes The attributes of the block or of the shortcode.
 * @return string
 */
function render( $attributes ) {
	$reference = reference( $attributes );
	$kept      = $reference ? figure_of( get_post(), $reference ) : new WP_Error( 'article-infographic-name', __( 'Name a story.', 'article-infographic' ) );
	if ( is_wp_error( $kept ) ) {
		return preview_message( $kept );
	}
	if ( is_feed() ) {
		return for_feed( $kept );
	}
	enqueue();
	$html = '<article-infographic src="' . esc_url( story_folder( $reference['story'] ) . rawurlencode( $reference['story'] ) . '.story' ) . '"';
	foreach ( array( 'chart', 'theme', 'steps' ) as $name ) {
		if ( '' !== $reference[ $name ] ) {
			$html .= ' ' . $name . '="' . esc_attr( $reference[ $name ] ) . '"';
		}
	}
	return $html . ">\n" . $kept['figure'] . "\n</article-infographic>";
}

/**
 * What stands in place of a graphic that cannot be shown: nothing for readers, the reason in the editor and in previews.
 *
 * @param WP_Error $error The reason.
 * @return string
 */
function preview_message( $error ) {
	$for_editors = current_user_can( 'edit_posts' ) && ( is_preview() || wp_is_json_request() );
	return $for_editors ? '<p>' . esc_html( $error->get_error_message() ) . '</p>' : '';
}

/**
 * A figure without drawings: feed readers drop SVG and keep its words, which are numbers without their meaning. A picture of
 * the media library stands in place of each chart's drawing, or else the drawing's description.
 *
 * @param array{figure: string, pictures: array<string, int>} $kept The figure.
 * @return string
 */
function for_feed( $kept ) {
	$parts = preg_split( '/(?=<[a-z]+ [^>]*data-infographic-chart=")/', $kept['figure'] );
	foreach ( $parts as &$part ) {
		$charts = charts( $part );
		$part   = preg_replace( '/<svg\b.*?<\/svg>/s', '', $part );
		if ( $charts ) {
			$id      = isset( $kept['pictures'][ key( $charts ) ] ) ? $kept['pictures'][ key( $charts ) ] : 0;
			$picture = wp_get_attachment_image( $id, 'full', false, array( 'alt' => current( $charts ) ) );
			$picture = $picture ? $picture : esc_html( current( $charts ) );
			// The drawings stood in boxes, of which the first is left for the picture.
			$part = preg_replace_callback(
				'/<div class="ai-(narrow|wide)">\s*<\/div>/',
				static function ( $box ) use ( $picture ) {
					return 'narrow' === $box[1] ? '<p>' . $picture . '</p>' : '';
				},
				$part
			);
		}
	}
	return wp_kses_post( implode( '', $parts ) );
}

/** Requests the files in the head of a page that shows posts with graphics, before anything is drawn. */
function enqueue_for_posts() {
	$posts = isset( $GLOBALS['wp_query']->posts ) ? $GLOBALS['wp_query']->posts : array();
	foreach ( $posts as $post ) {
		if ( $post instanceof WP_Post && stored( $post->ID ) ) {
			enqueue();
			return;
		}
	}
}

/** Requests the script and the style sheet. WordPress prints each once, however often it is requested. */
function enqueue() {
	$files = widget_files();
	if ( ! is_wp_error( $files ) ) {
		// Without a version, which would be a query in the address: the folder says it.
		wp_enqueue_script( HANDLE, $files['script']['url'], array(), null, false ); // phpcs:ignore WordPress.WP.EnqueuedResourceParameters
		enqueue_style();
	}
}

/** Requests the style sheet of figures. */
function enqueue_style() {
	$files = widget_files();
	if ( ! is_wp_error( $files ) ) {
		wp_enqueue_style( HANDLE, $files['style']['url'], array(), null ); // phpcs:ignore WordPress.WP.EnqueuedResourceParameters
	}
}

/**
 * The script is a module, and has its hash.
 *
 * @param string $tag    The element.
 * @param string $handle Its handle.
 * @return string
 */
function script_tag( $tag, $handle ) {
	if ( HANDLE !== $handle ) {
		return $tag;
	}
	$tag = preg_replace( '/ type=([\'"])[^\'"]*\1/', '', $tag );
	return str_replace( '<script ', '<script type="module"' . hash_attributes( 'script' ) . ' ', $tag );
}

/**
 * The style sheet has its hash.
 *
 * @param string $tag    The element.
 * @param string $handle Its handle.
 * @return string
 */
function style_tag( $tag, $handle ) {
	return HANDLE === $handle ? str_replace( '<link ', '<link' . hash_attributes( 'style' ) . ' ', $tag ) : $tag;
}

/**
 * The attributes with which a browser checks a file.
 *
 * @param string $role `script` or `style`.
 * @return string
 */
function hash_attributes( $role ) {
	$files = widget_files();
	$hash  = is_wp_error( $files ) ? '' : $files[ $role ]['integrity'];
	return ( '' === $hash ? '' : ' integrity="' . esc_attr( $hash ) . '"' ) . ' crossorigin="anonymous"';
}
