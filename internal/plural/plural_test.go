package plural_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/openmerchantqr/emvqr/internal/plural"
)

func TestOneIsSingular(t *testing.T) {
	require.Equal(t, "0 characters", plural.Of(0, "character"))
	require.Equal(t, "1 character", plural.Of(1, "character"))
	require.Equal(t, "2 characters", plural.Of(2, "character"))
}
