/** Tests of the device listener, over real connections. */
@NullMarked
package fr.teleguichet.fleet.device;

import org.jspecify.annotations.NullMarked;
