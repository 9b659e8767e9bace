/** Signed update files: what they say of themselves, once nothing in them has to be believed. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.release;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
