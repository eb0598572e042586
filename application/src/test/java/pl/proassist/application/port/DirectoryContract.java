package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.aFacility;
import static pl.proassist.domain.Builders.aService;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.facility.Room;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.ServiceOffer;
import pl.proassist.domain.facility.Specialist;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;

/** What every store of facilities, specialists, services and rooms must do. */
public abstract class DirectoryContract extends StoresContract {

    private static final FacilityId F = new FacilityId(id("new facility"));
    private static final SpecialistId S = new SpecialistId(id("new specialist"));
    private static final ServiceId V = new ServiceId(id("new service"));
    private static final RoomId R = new RoomId(id("new room"));

    @Test void a_facility_comes_back_as_it_was_and_counts_its_versions() {
        var full = new Facility(F, "Żółta Łąka", ZoneId.of("Europe/Warsaw"), Option.some("+48221234567"), Option.some("a@b.example"),
                Option.some(new Nip("5260001246")), Option.some("Łódź"));
        var bare = new Facility(F, "Łąka", ZoneId.of("UTC"), Option.none(), Option.none(), Option.none(), Option.none());

        assertThat(inTransaction(() -> stores.directory().save(full))).isEqualTo(new Versioned<>(full, 1));
        assertThat(inTransaction(() -> stores.directory().facility(F))).isEqualTo(Option.some(new Versioned<>(full, 1)));
        assertThat(inTransaction(() -> stores.directory().save(bare))).isEqualTo(new Versioned<>(bare, 2));
        assertThat(inTransaction(() -> stores.directory().facility(F))).isEqualTo(Option.some(new Versioned<>(bare, 2)));
    }

    @Test void a_specialist_comes_back_as_it_was_and_counts_its_versions() {
        var full = new Specialist(FACILITY, S, "Józef", "Świątek", Option.some("prof."), Option.some("kardiologia"));
        var bare = new Specialist(FACILITY, S, "Józef", "Świątek", Option.none(), Option.none());

        assertThat(inTransaction(() -> stores.directory().save(full))).isEqualTo(new Versioned<>(full, 1));
        assertThat(inTransaction(() -> stores.directory().save(bare))).isEqualTo(new Versioned<>(bare, 2));
        assertThat(inTransaction(() -> stores.directory().specialist(S))).isEqualTo(Option.some(new Versioned<>(bare, 2)));
    }

    @Test void a_service_comes_back_as_it_was_and_counts_its_versions() {
        var first = new ServiceOffer(FACILITY, V, "Kąpiel", Duration.ofMinutes(45), Money.pln("0.00"), "23");
        var second = new ServiceOffer(FACILITY, V, "Kąpiel", Duration.ofMinutes(60), Money.pln("99.99"), "ZW");

        assertThat(inTransaction(() -> stores.directory().save(first))).isEqualTo(new Versioned<>(first, 1));
        assertThat(inTransaction(() -> stores.directory().save(second))).isEqualTo(new Versioned<>(second, 2));
        assertThat(inTransaction(() -> stores.directory().service(V))).isEqualTo(Option.some(new Versioned<>(second, 2)));
    }

    @Test void a_room_comes_back_as_it_was_and_counts_its_versions() {
        var first = new Room(FACILITY, R, "Gabinet 2");

        assertThat(inTransaction(() -> stores.directory().save(first))).isEqualTo(new Versioned<>(first, 1));
        assertThat(inTransaction(() -> stores.directory().save(first))).isEqualTo(new Versioned<>(first, 2));
        assertThat(inTransaction(() -> stores.directory().room(R))).isEqualTo(Option.some(new Versioned<>(first, 2)));
    }

    @Test void what_nobody_saved_is_not_found() {
        inTransaction(() -> {
            assertThat(stores.directory().facility(F)).isEqualTo(Option.none());
            assertThat(stores.directory().specialist(S)).isEqualTo(Option.none());
            assertThat(stores.directory().service(V)).isEqualTo(Option.none());
            return assertThat(stores.directory().room(R)).isEqualTo(Option.none());
        });
    }

    @Test void one_name_may_be_the_id_of_two_kinds_of_things() {
        var twin = aService(new ServiceId(F.value()), "10.00");

        inTransaction(() -> {
            assertThat(stores.directory().facility(F)).isEqualTo(Option.none());
            return stores.directory().save(twin);
        });

        inTransaction(() -> {
            assertThat(stores.directory().facility(F)).isEqualTo(Option.none());
            assertThat(stores.directory().service(twin.id())).isEqualTo(Option.some(new Versioned<>(twin, 1)));
            stores.directory().save(aFacility(F));
            return assertThat(stores.directory().facility(F)).isEqualTo(Option.some(new Versioned<>(aFacility(F), 1)));
        });
    }

    @Test @Proves("CAL-05") void a_new_specialist_and_a_new_room_can_be_booked() {
        inTransaction(() -> {
            stores.directory().save(new Specialist(FACILITY, S, "Józef", "Świątek", Option.none(), Option.none()));
            return stores.directory().save(new Room(FACILITY, R, "Gabinet 2"));
        });

        assertThat(save(Change.to(aVisit().with(S).room(R).confirmed())).isRight()).isTrue();
    }
}
