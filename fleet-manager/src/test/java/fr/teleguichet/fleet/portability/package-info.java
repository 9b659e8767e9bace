/** Tests of the archive of all data, and of its way back. */
@NullMarked
package fr.teleguichet.fleet.portability;

import org.jspecify.annotations.NullMarked;
