/** Proofs of the EST client, and the authority and server that it is tried against. */
@NullMarked
package fr.teleguichet.est;

import org.jspecify.annotations.NullMarked;
