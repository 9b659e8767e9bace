/** Proofs of the reading and writing of releases, and keys and files that it is tried with. */
@NullMarked
package fr.teleguichet.release;

import org.jspecify.annotations.NullMarked;
