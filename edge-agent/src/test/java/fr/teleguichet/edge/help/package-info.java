/** Tests of help at the kiosk. */
@NullMarked
package fr.teleguichet.edge.help;

import org.jspecify.annotations.NullMarked;
