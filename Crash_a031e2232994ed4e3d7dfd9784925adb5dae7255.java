import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

public class Crash_a031e2232994ed4e3d7dfd9784925adb5dae7255 {
    static final String base64Bytes = String.join("", "aHR0cHM6Ly92LnZhdWx0LmF6dXJlLm5ldC9rZXlzcmVzb3VyY2VHcm91cHMvZy9wcm92aWQvay8wMTIz");

    public static void main(String[] args) throws Throwable {
        Crash_a031e2232994ed4e3d7dfd9784925adb5dae7255.class.getClassLoader().setDefaultAssertionStatus(true);
        try {
            Method fuzzerInitialize = io.keyward.inventory.IdentifiersFuzz.class.getMethod("fuzzerInitialize");
            fuzzerInitialize.invoke(null);
        } catch (NoSuchMethodException ignored) {
            try {
                Method fuzzerInitialize = io.keyward.inventory.IdentifiersFuzz.class.getMethod("fuzzerInitialize", String[].class);
                fuzzerInitialize.invoke(null, (Object) args);
            } catch (NoSuchMethodException ignored1) {
            } catch (IllegalAccessException | InvocationTargetException e) {
                e.printStackTrace();
                System.exit(1);
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            e.printStackTrace();
            System.exit(1);
        }
        byte[] input = java.util.Base64.getDecoder().decode(base64Bytes);
        io.keyward.inventory.IdentifiersFuzz.fuzzerTestOneInput(input);
    }
}