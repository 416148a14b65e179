<?php
/**
 * Pictures of charts in the media library: for feeds, link previews and everything else that shows no SVG.
 *
 * @package Article_Infographic
 */

namespace Article_Infographic;

defined( 'ABSPATH' ) || exit;

/** The first bytes of a PNG file. */
const PNG = "\x89PNG\r\n\x1a\n";

/**
 * Copies the cards of the charts in a figure into the media library, each once for all posts.
 *
 * @param int    $post_id The post to which new pictures are attached.
 * @param string $story   The name of the story.
 * @param string $figure  The figure.
 * @return array<string, int> The ids of the attachments by charts. A chart without a card is left out.
 */
function copy_pictures( $post_id, $story, $figure ) {
	$pictures = array();
	foreach ( charts( $figure ) as $chart => $description ) {
		$png = read( story_folder( $story ) . $chart . '/card.png' );
		if ( is_wp_error( $png ) || 0 !== strpos( $png, PNG ) ) {
			continue;
		}
		$hash  = hash( 'sha256', $png );
		$found = get_posts(
			array(
				'post_type'   => 'attachment',
				'post_status' => 'inherit',
				'meta_key'    => PICTURE, // phpcs:ignore WordPress.DB.SlowDBQuery -- only when a post is saved.
				'meta_value'  => $hash, // phpcs:ignore WordPress.DB.SlowDBQuery
				'numberposts' => 1,
				'fields'      => 'ids',
			)
		);
		$id    = $found ? $found[0] : add_picture( $post_id, $story . '-' . $chart, $png, $description );
		if ( $id ) {
			update_post_meta( $id, PICTURE, $hash );
			$pictures[ $chart ] = $id;
		}
	}
	return $pictures;
}

/**
 * The charts of a figure with the descriptions of their drawings, which are plain text.
 *
 * @param string $figure The figure.
 * @return array<string, string>
 */
function charts( $figure ) {
	preg_match_all( '/data-infographic-chart="([A-Za-z0-9_-]+)".*?<svg[^>]* aria-label="([^"]*)"/s', $figure, $found );
	return array_combine( $found[1], array_map( 'wp_specialchars_decode', $found[2] ) );
}

/**
 * Adds a picture to the media library.
 *
 * @param int    $post_id     The post that it is attached to.
 * @param string $name        The name of the file without its extension, which is the title too.
 * @param string $png         The file.
 * @param string $description The text for readers who do not see it.
 * @return int The id of the attachment, or 0.
 */
function add_picture( $post_id, $name, $png, $description ) {
	$file = wp_upload_bits( $name . '.png', null, $png );
	if ( $file['error'] ) {
		return 0;
	}
	$id = wp_insert_attachment(
		array(
			'post_title'     => $name,
			'post_mime_type' => 'image/png',
		),
		$file['file'],
		$post_id
	);
	if ( ! $id ) {
		return 0;
	}
	require_once ABSPATH . 'wp-admin/includes/image.php';
	wp_update_attachment_metadata( $id, wp_generate_attachment_metadata( $id, $file['file'] ) );
	update_post_meta( $id, '_wp_attachment_image_alt', wp_slash( $description ) );
	return $id;
}
