/** Tests of {@code fr.teleguichet.edge.kiosk}. */
@NullMarked
package fr.teleguichet.edge.kiosk;

import org.jspecify.annotations.NullMarked;
