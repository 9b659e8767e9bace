/** Tests of updates, from the file to the kiosk that has it. */
@NullMarked
package fr.teleguichet.fleet.update;

import org.jspecify.annotations.NullMarked;
