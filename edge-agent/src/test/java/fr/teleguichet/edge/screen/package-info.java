/** Tests of {@code fr.teleguichet.edge.screen}. */
@NullMarked
package fr.teleguichet.edge.screen;

import org.jspecify.annotations.NullMarked;
