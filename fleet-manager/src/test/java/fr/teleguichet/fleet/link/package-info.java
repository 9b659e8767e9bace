/** Proofs of the package link. */
@NullMarked
package fr.teleguichet.fleet.link;

import org.jspecify.annotations.NullMarked;
