<?php
/**
 * The files of stories and of the widget: read from the uploads or from the host that the settings name, then checked.
 *
 * @package Article_Infographic
 */

namespace Article_Infographic;

use WP_Error;

defined( 'ABSPATH' ) || exit;

/** The greatest size of a file, in bytes. Figures and cards are below 200 kB. */
const MAX_BYTES = 2000000;

/**
 * The bytes of a file.
 *
 * @param string $url Its address, below a folder of the settings.
 * @return string|WP_Error
 */
function read( $url ) {
	$uploads = uploads();
	if ( 0 === strpos( $url, $uploads['url'] ) ) {
		$root = realpath( $uploads['path'] );
		$path = realpath( $uploads['path'] . rawurldecode( substr( $url, strlen( $uploads['url'] ) ) ) );
		// Also after symbolic links, the file has to be in the uploads.
		$inside = $root && $path && 0 === strpos( $path, $root . DIRECTORY_SEPARATOR ) && is_file( $path );
		$bytes  = $inside && filesize( $path ) <= MAX_BYTES ? file_get_contents( $path ) : false;
	} else {
		$response = wp_safe_remote_get(
			$url,
			array(
				'timeout'             => 5,
				'redirection'         => 0,
				'limit_response_size' => MAX_BYTES + 1,
			)
		);
		$bytes    = 200 === wp_remote_retrieve_response_code( $response ) ? wp_remote_retrieve_body( $response ) : false;
		$bytes    = false !== $bytes && strlen( $bytes ) <= MAX_BYTES ? $bytes : false;
	}
	if ( false === $bytes ) {
		/* translators: %s: the address of a file. */
		return new WP_Error( 'article-infographic-file', sprintf( __( 'The file %s cannot be read.', 'article-infographic' ), $url ) );
	}
	return $bytes;
}

/**
 * The static figure of a story or of one of its charts.
 *
 * @param array{story: string, chart: string} $reference The story, and a chart or ''.
 * @return string|WP_Error HTML that has only the elements and attributes of a figure.
 */
function read_figure( $reference ) {
	$url    = story_folder( $reference['story'] ) . ( '' === $reference['chart'] ? '' : $reference['chart'] . '/' ) . 'figure.html';
	$figure = read( $url );
	if ( is_wp_error( $figure ) ) {
		return $figure;
	}
	// A figure is taken as it is or not at all: what the filter would change was not written by `infographic render`.
	$closed   = static function ( $html ) {
		return str_replace( ' />', '/>', trim( $html ) );
	};
	$filtered = wp_kses( $figure, figure_html(), array( 'http', 'https' ) );
	if ( 0 !== strpos( $figure, '<figure class="article-infographic-figure"' ) || $closed( $filtered ) !== $closed( $figure ) ) {
		/* translators: %s: the address of a file. */
		return new WP_Error( 'article-infographic-figure', sprintf( __( 'The file %s is not a figure.', 'article-infographic' ), $url ) );
	}
	return trim( $filtered );
}

/**
 * The address of the folder of a story.
 *
 * @param string $story The name of the story.
 * @return string
 */
function story_folder( $story ) {
	return settings()['stories'] . rawurlencode( $story ) . '/';
}

/**
 * The elements of a figure with their attributes, as `wp_kses` takes them. There is no script, no style and no event.
 *
 * @return array
 */
function figure_html() {
	$everywhere = array_fill_keys( array( 'class', 'lang', 'dir', 'aria-label', 'role', 'data-*' ), true );
	$shape      = array( 'x', 'y', 'd', 'width', 'height', 'cx', 'cy', 'r', 'transform', 'display', 'fill', 'fill-opacity' );
	$line       = array( 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linejoin' );
	$words      = array( 'font-family', 'font-size', 'font-weight', 'text-anchor', 'direction' );
	$own        = array(
		'a'       => array( 'href', 'rel' ),
		'ol'      => array( 'start' ),
		'th'      => array( 'scope' ),
		'svg'     => array_merge( array( 'xmlns', 'viewbox', 'preserveaspectratio' ), $shape, $line, $words ),
		'details' => array( 'open' ),
	);
	$plain      = 'figure figcaption div span p strong b em q bdi ul li table caption thead tbody tr td summary time del ins';
	$drawing    = array_fill_keys( explode( ' ', 'g path rect circle text tspan line' ), array_merge( $shape, $line, $words ) );
	$elements   = array_merge( array_fill_keys( explode( ' ', $plain ), array() ), $own, $drawing );
	return array_map(
		static function ( $names ) use ( $everywhere ) {
			return $everywhere + array_fill_keys( $names, true );
		},
		$elements
	);
}

/**
 * The script and the style sheet of the widget with their hashes. The files of a version never change, so the first hash
 * that was read is kept: whatever happens to the host, readers run what was there when the version was set up.
 *
 * @return array{script: array, style: array, frames: string}|WP_Error `script` and `style` have `url` and `integrity`, which
 *     is empty in a folder that moves with releases.
 */
function widget_files() {
	$base   = settings()['widget'];
	$names  = array(
		'script' => 'article-infographic.js',
		'style'  => 'figure.css',
	);
	$hashes = array();
	if ( preg_match( '#/\d+\.\d+\.\d+[^/]*/$#', $base ) ) {
		$known  = (array) get_option( HASHES, array() );
		$hashes = isset( $known[ $base ] ) ? $known[ $base ] : read_hashes( $base, $names );
		if ( is_wp_error( $hashes ) ) {
			return $hashes;
		}
		if ( ! isset( $known[ $base ] ) ) {
			update_option( HASHES, array( $base => $hashes ) + $known );
		}
	}
	$files = array( 'frames' => $base . 'host.js' );
	foreach ( $names as $role => $name ) {
		$files[ $role ] = array(
			'url'       => $base . $name,
			'integrity' => isset( $hashes[ $name ] ) ? $hashes[ $name ] : '',
		);
	}
	return $files;
}

/**
 * The hashes of files, from the manifest of the version.
 *
 * @param string   $base  The address of the folder.
 * @param string[] $names The names of the files.
 * @return array<string, string>|WP_Error
 */
function read_hashes( $base, $names ) {
	$manifest = read( $base . 'manifest.json' );
	if ( is_wp_error( $manifest ) ) {
		return $manifest;
	}
	$manifest = json_decode( $manifest, true );
	$files    = is_array( $manifest ) && isset( $manifest['files'] ) ? array_filter( (array) $manifest['files'], 'is_array' ) : array();
	$hashes   = array_intersect_key( array_column( $files, 'integrity', 'path' ), array_flip( $names ) );
	$valid    = preg_grep( '#^sha384-[A-Za-z0-9+/=]{64}$#', array_filter( $hashes, 'is_string' ) );
	if ( count( $valid ) !== count( $names ) ) {
		/* translators: %s: the address of a file. */
		return new WP_Error( 'article-infographic-manifest', sprintf( __( 'The file %s does not name the files of the widget.', 'article-infographic' ), $base . 'manifest.json' ) );
	}
	return $valid;
}
