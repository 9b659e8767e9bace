/** Proofs of the Debian packages: what is in them, and their life in a booted container. */
@NullMarked
package fr.teleguichet.packages;

import org.jspecify.annotations.NullMarked;
