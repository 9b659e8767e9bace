/** Tests of {@code fr.teleguichet.edge.reset}. */
@NullMarked
package fr.teleguichet.edge.reset;

import org.jspecify.annotations.NullMarked;
