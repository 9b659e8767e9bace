/** Uploads that go on where they broke off, by the tus protocol 1.0.0. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.update.upload;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
