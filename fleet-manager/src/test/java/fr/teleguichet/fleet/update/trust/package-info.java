/** Trust lists against a running server. */
@NullMarked
package fr.teleguichet.fleet.update.trust;

import org.jspecify.annotations.NullMarked;
