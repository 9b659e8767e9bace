/** Tests of the device interface, with clients of our own and of others. */
@NullMarked
package fr.teleguichet.fleet.update.ddi;

import org.jspecify.annotations.NullMarked;
