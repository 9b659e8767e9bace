/** Tests of the pages of releases. */
@NullMarked
package fr.teleguichet.fleet.update.release;

import org.jspecify.annotations.NullMarked;
