/** Tests of {@code fr.teleguichet.edge.peripheral}. */
@NullMarked
package fr.teleguichet.edge.peripheral;

import org.jspecify.annotations.NullMarked;
