package pl.proassist.adapters.rehearsal;

import java.util.Map;

/** The facility with which every rehearsal begins; made through the product's own use cases. */
public interface DemoFacility {

    /** Makes it in an empty world. @return the ids of what was made, by what it is: facility, specialist, service, room, patient */
    Map<String, String> make();
}
