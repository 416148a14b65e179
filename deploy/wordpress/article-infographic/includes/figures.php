<?php
/**
 * The figures that are kept with the posts that show them.
 *
 * @package Article_Infographic
 */

namespace Article_Infographic;

use WP_Error;
use WP_Post;

defined( 'ABSPATH' ) || exit;

add_action( 'save_post', __NAMESPACE__ . '\store', 10, 2 );
add_action( REFRESH, __NAMESPACE__ . '\refresh_all' );

/** How long a story that could not be read is left alone, in seconds. */
const PAUSE = 300;

/**
 * The figures that are kept with a post.
 *
 * @param int $post_id The post.
 * @return array<string, array{figure: string, pictures: array<string, int>}> By the keys of the graphics. `pictures` has the
 *     ids of attachments by charts.
 */
function stored( $post_id ) {
	$figures = $post_id ? get_post_meta( $post_id, FIGURES, true ) : array();
	return is_array( $figures ) ? $figures : array();
}

/**
 * Reads the figures of a post that is saved. A figure that cannot be read now stays as it was.
 *
 * @param int      $post_id The post.
 * @param WP_Post $post    The post.
 */
function store( $post_id, $post ) {
	if ( wp_is_post_revision( $post_id ) ) {
		return;
	}
	$references = references( $post->post_content );
	$known      = stored( $post_id );
	if ( ! $references && ! $known ) {
		return;
	}
	$figures = array();
	foreach ( $references as $key => $reference ) {
		$figure = read_figure( $reference );
		if ( ! is_wp_error( $figure ) ) {
			$figures[ $key ] = keep( $post, $reference, $figure );
		} elseif ( isset( $known[ $key ] ) ) {
			$figures[ $key ] = $known[ $key ];
		}
	}
	save( $post_id, $figures );
}

/**
 * A figure as it is kept, with its pictures if the post is published.
 *
 * @param WP_Post $post      The post.
 * @param array    $reference The graphic.
 * @param string   $figure    Its figure.
 * @return array{figure: string, pictures: array<string, int>}
 */
function keep( $post, $reference, $figure ) {
	return array(
		'figure'   => $figure,
		'pictures' => 'publish' === $post->post_status ? copy_pictures( $post->ID, $reference['story'], $figure ) : array(),
	);
}

/**
 * Keeps the figures of a post.
 *
 * @param int   $post_id The post.
 * @param array $figures The figures by the keys of the graphics.
 */
function save( $post_id, $figures ) {
	if ( $figures ) {
		// `update_post_meta` takes slashes away.
		update_post_meta( $post_id, FIGURES, wp_slash( $figures ) );
	} else {
		delete_post_meta( $post_id, FIGURES );
	}
}

/**
 * The figure of a graphic in a post. If it is not kept yet (the post is older than the plugin, the text is in a synced pattern,
 * the host did not answer), it is read now, at most once in five minutes.
 *
 * @param WP_Post|null $post      The post.
 * @param array         $reference The graphic.
 * @return array{figure: string, pictures: array<string, int>}|WP_Error
 */
function figure_of( $post, $reference ) {
	$key     = figure_key( $reference );
	$figures = stored( $post ? $post->ID : 0 );
	if ( isset( $figures[ $key ] ) ) {
		return $figures[ $key ];
	}
	$name   = 'article_infographic_' . md5( $key );
	$reason = get_transient( $name );
	$figure = $reason ? new WP_Error( 'article-infographic-pause', $reason ) : read_figure( $reference );
	if ( is_wp_error( $figure ) ) {
		if ( ! $reason ) {
			set_transient( $name, $figure->get_error_message(), PAUSE );
		}
		return $figure;
	}
	if ( ! $post ) {
		return array(
			'figure'   => $figure,
			'pictures' => array(),
		);
	}
	$figures[ $key ] = keep( $post, $reference, $figure );
	save( $post->ID, $figures );
	return $figures[ $key ];
}

/** Reads the stories of all posts again, so that corrections reach the figures. */
function refresh_all() {
	$posts = get_posts(
		array(
			'post_type'   => 'any',
			'post_status' => 'any',
			'meta_key'    => FIGURES, // phpcs:ignore WordPress.DB.SlowDBQuery -- once an hour.
			'numberposts' => -1,
			'fields'      => 'ids',
		)
	);
	foreach ( $posts as $post_id ) {
		store( $post_id, get_post( $post_id ) );
	}
}
