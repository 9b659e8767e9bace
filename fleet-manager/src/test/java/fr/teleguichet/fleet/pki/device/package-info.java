/** Tests of the device listener, over real connections. */
@NullMarked
package fr.teleguichet.fleet.pki.device;

import org.jspecify.annotations.NullMarked;
