/** Tests of {@code fr.teleguichet.edge.identity}. */
@NullMarked
package fr.teleguichet.edge.identity;

import org.jspecify.annotations.NullMarked;
