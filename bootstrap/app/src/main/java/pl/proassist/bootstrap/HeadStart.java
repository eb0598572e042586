package pl.proassist.bootstrap;

import io.vavr.control.Option;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.mariadb.jdbc.MariaDbPoolDataSource;
import pl.proassist.adapters.persistence.Migrations;

/**
 * What takes long and needs nothing of the server begins the moment the server opens the application, on another processor:
 * the migrations, and JPA's reading of the rows. {@link Product} waits for both before anybody is served.
 */
public class HeadStart implements Extension {

    private ProviderSettings settings;
    private CompletableFuture<EntityManagerFactory> rows;
    private CompletableFuture<Option<MariaDbPoolDataSource>> sidePool;
    private CompletableFuture<Migrations> migrations;

    void begin(@Observes BeforeBeanDiscovery serverOpensTheApplication) {
        settings = new ProviderSettings(ConfigProvider.getConfig());
        rows = beside(() -> Persistence.createEntityManagerFactory("proassist", Map.of("jakarta.persistence.nonJtaDataSource", Database.NAME)));
        migrations = beside(this::migrate);
        sidePool = beside(() -> Option.when(settings.rehearsal(), settings::sidePool));
    }

    private Migrations migrate() {
        var migrations = new Migrations(settings.plainSource(), settings.rehearsal()
                ? new String[] {Migrations.LOCATION, "classpath:db/rehearsal"} : new String[] {Migrations.LOCATION});
        migrations.run();
        return migrations;
    }

    /** A thread of its own, which looks for classes and settings where this one does. */
    private static <T> CompletableFuture<T> beside(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task, "head start").start());
    }

    ProviderSettings settings() {
        return settings;
    }

    EntityManagerFactory rows() {
        return rows.join();
    }

    Option<MariaDbPoolDataSource> sidePool() {
        return sidePool.join();
    }

    Migrations migrations() {
        return migrations.join();
    }
}
