/** Tests of {@code fr.teleguichet.edge.health}. */
@NullMarked
package fr.teleguichet.edge.health;

import org.jspecify.annotations.NullMarked;
