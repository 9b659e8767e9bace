/** Tests. */
@NullMarked
package fr.teleguichet.provisioning.enrol;

import org.jspecify.annotations.NullMarked;
