/**
 * Images are built, started in a virtual machine, updated, and looked at from inside and outside.
 */
@NullMarked
package fr.teleguichet.provisioning.image;

import org.jspecify.annotations.NullMarked;
