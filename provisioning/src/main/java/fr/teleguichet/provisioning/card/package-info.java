/**
 * Cards, images and mounted folders: partition tables, the boot partition's files, and what must
 * not be touched.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.provisioning.card;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
