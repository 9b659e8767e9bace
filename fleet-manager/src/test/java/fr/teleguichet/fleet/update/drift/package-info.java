/** Tests of who runs what. */
@NullMarked
package fr.teleguichet.fleet.update.drift;

import org.jspecify.annotations.NullMarked;
