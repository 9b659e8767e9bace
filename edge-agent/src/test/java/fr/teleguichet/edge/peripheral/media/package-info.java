/** Tests of {@code fr.teleguichet.edge.peripheral.media}. */
@NullMarked
package fr.teleguichet.edge.peripheral.media;

import org.jspecify.annotations.NullMarked;
