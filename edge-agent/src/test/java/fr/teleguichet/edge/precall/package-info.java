/** Tests of the kiosk's own call test. */
@NullMarked
package fr.teleguichet.edge.precall;

import org.jspecify.annotations.NullMarked;
