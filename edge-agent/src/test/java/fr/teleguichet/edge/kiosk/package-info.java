/** Tests of the package of the same name. */
@NullMarked
package fr.teleguichet.edge.kiosk;

import org.jspecify.annotations.NullMarked;
