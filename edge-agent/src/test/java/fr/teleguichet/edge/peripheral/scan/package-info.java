/** Tests of {@code fr.teleguichet.edge.peripheral.scan}. */
@NullMarked
package fr.teleguichet.edge.peripheral.scan;

import org.jspecify.annotations.NullMarked;
