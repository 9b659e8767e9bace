/** What puts a part of the kiosk's software in place, with a way back. */
@NullMarked
package fr.teleguichet.edge.update.install;

import org.jspecify.annotations.NullMarked;
