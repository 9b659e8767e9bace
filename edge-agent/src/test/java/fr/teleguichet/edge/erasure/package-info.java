/** Tests of {@code fr.teleguichet.edge.erasure}. */
@NullMarked
package fr.teleguichet.edge.erasure;

import org.jspecify.annotations.NullMarked;
