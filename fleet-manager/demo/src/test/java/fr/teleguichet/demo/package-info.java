/** Proofs of the whole: real programs, real broker, real database, real kills. */
@NullMarked
package fr.teleguichet.demo;

import org.jspecify.annotations.NullMarked;
