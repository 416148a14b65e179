<?php
// A theme of one file: the loop between head and foot.
?>
<!doctype html>
<html <?php language_attributes(); ?>>
<head>
	<meta charset="<?php bloginfo( 'charset' ); ?>">
	<meta name="viewport" content="width=device-width">
	<title><?php wp_title( '' ); ?></title>
	<link rel="icon" href="data:,">
	<?php wp_head(); ?>
</head>
<body>
	<main>
		<?php while ( have_posts() ) : ?>
			<?php the_post(); ?>
			<article><h1><?php the_title(); ?></h1><?php the_content(); ?></article>
		<?php endwhile; ?>
	</main>
	<?php wp_footer(); ?>
</body>
</html>
