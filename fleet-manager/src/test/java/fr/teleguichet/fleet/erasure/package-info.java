/** Tests of {@code fr.teleguichet.fleet.erasure}. */
@NullMarked
package fr.teleguichet.fleet.erasure;

import org.jspecify.annotations.NullMarked;
