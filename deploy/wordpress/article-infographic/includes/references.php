<?php
/**
 * Which graphics a text names, by blocks and by shortcodes.
 *
 * @package Article_Infographic
 */

namespace Article_Infographic;

defined( 'ABSPATH' ) || exit;

/** The name of the block. */
const BLOCK = 'article-infographic/infographic';
/** The name of the shortcode. */
const SHORTCODE = 'infographic';

/**
 * A graphic as an author named it: a story, one of its charts or '' for all, and how to show it.
 *
 * @param mixed $attributes The attributes of a block or of a shortcode.
 * @return array{story: string, chart: string, theme: string, steps: string}|null `null` if it names no story.
 */
function reference( $attributes ) {
	$attributes = is_array( $attributes ) ? $attributes : array();
	$value      = static function ( $name, $pattern ) use ( $attributes ) {
		$value = isset( $attributes[ $name ] ) && is_string( $attributes[ $name ] ) ? trim( $attributes[ $name ] ) : '';
		return preg_match( $pattern, $value ) ? $value : '';
	};
	$reference  = array(
		// The name of a file, never a path.
		'story' => $value( 'story', '/^[A-Za-z0-9][A-Za-z0-9._-]{0,100}$/D' ),
		'chart' => $value( 'chart', '/^[A-Za-z0-9_-]{1,60}$/D' ),
		'theme' => $value( 'theme', '/^(light|dark)$/D' ),
		'steps' => $value( 'steps', '/^(buttons|scroll)$/D' ),
	);
	return '' === $reference['story'] ? null : $reference;
}

/**
 * The name under which a figure is kept.
 *
 * @param array{story: string, chart: string} $reference The graphic.
 * @return string
 */
function figure_key( $reference ) {
	return $reference['story'] . '/' . $reference['chart'];
}

/**
 * All graphics that a text names.
 *
 * @param string $content The content of a post, as it is stored.
 * @return array<string, array> The graphics by their keys.
 */
function references( $content ) {
	$found = references_in_blocks( parse_blocks( $content ) );
	if ( preg_match_all( '/' . get_shortcode_regex( array( SHORTCODE ) ) . '/', $content, $matches, PREG_SET_ORDER ) ) {
		foreach ( $matches as $match ) {
			// [[infographic]] is a shortcode that is shown as text.
			if ( '[' !== $match[1] ) {
				$found[] = reference( shortcode_parse_atts( $match[3] ) );
			}
		}
	}
	$references = array();
	foreach ( array_filter( $found ) as $reference ) {
		$references[ figure_key( $reference ) ] = $reference;
	}
	return $references;
}

/**
 * The graphics of blocks and of the blocks in them.
 *
 * @param array[] $blocks Blocks, as `parse_blocks` returns them.
 * @return array
 */
function references_in_blocks( $blocks ) {
	$found = array();
	foreach ( $blocks as $block ) {
		if ( BLOCK === $block['blockName'] ) {
			$found[] = reference( $block['attrs'] );
		}
		$found = array_merge( $found, references_in_blocks( $block['innerBlocks'] ) );
	}
	return $found;
}
