/** Tests of {@code fr.teleguichet.edge.call}. */
@NullMarked
package fr.teleguichet.edge.call;

import org.jspecify.annotations.NullMarked;
