//go:build amd64 && !purego

#include "textflag.h"

// The bytes of a block in reverse: the first is to be the highest.
DATA ·reverse<>+0(SB)/8, $0x08090A0B0C0D0E0F
DATA ·reverse<>+8(SB)/8, $0x0001020304050607
GLOBL ·reverse<>(SB), RODATA|NOPTR, $16

// func foldBlocks(text *byte, blocks int, crc uint16, powers *[2]uint64, folded *[16]byte) (high uint16)
TEXT ·foldBlocks(SB), NOSPLIT, $0-42
	MOVQ    text+0(FP), SI
	MOVQ    blocks+8(FP), CX
	MOVWLZX crc+16(FP), AX
	MOVQ    powers+24(FP), DX
	MOVQ    folded+32(FP), DI
	MOVOU   ·reverse<>(SB), X7
	MOVOU   (DX), X6
	MOVOU   (SI), X0
	MOVO    X0, X5          // every bit that any byte has
	ROLW    $8, AX          // the register meets the first two bytes, its high byte first
	MOVQ    AX, X1
	PXOR    X1, X0
	PSHUFB  X7, X0
	JMP     next

fold:
	ADDQ      $16, SI
	MOVOU     (SI), X2
	POR       X2, X5
	PSHUFB    X7, X2
	MOVO      X0, X1
	PCLMULQDQ $0x00, X6, X0 // its low half, times x^128
	PCLMULQDQ $0x11, X6, X1 // its high half, times x^192
	PXOR      X2, X0
	PXOR      X1, X0

next:
	DECQ     CX
	JNZ      fold
	PSHUFB   X7, X0
	MOVOU    X0, (DI)
	PMOVMSKB X5, AX         // the highest bit of each byte
	MOVW     AX, high+40(FP)
	RET

// func features() (ecx uint32)
TEXT ·features(SB), NOSPLIT, $0-4
	MOVL $1, AX
	XORL CX, CX
	CPUID
	MOVL CX, ecx+0(FP)
	RET
