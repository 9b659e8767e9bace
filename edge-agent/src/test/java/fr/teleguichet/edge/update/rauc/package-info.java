/** Tests of {@code fr.teleguichet.edge.update.rauc}. */
@NullMarked
package fr.teleguichet.edge.update.rauc;

import org.jspecify.annotations.NullMarked;
